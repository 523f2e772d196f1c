/**
 * OWASP Benchmark
 */
package org.owasp.benchmark.testcode;

public class BenchmarkTest00002 extends HttpServlet {
    public void doPost(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("BenchmarkTest00002");
        java.io.File f = new File(dir, "fixed");
    }
}
