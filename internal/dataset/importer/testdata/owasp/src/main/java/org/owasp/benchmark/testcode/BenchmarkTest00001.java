/**
 * OWASP Benchmark
 */
package org.owasp.benchmark.testcode;

public class BenchmarkTest00001 extends HttpServlet {
    public void doPost(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("BenchmarkTest00001");
        java.io.File f = new File(dir + name);
    }
}
