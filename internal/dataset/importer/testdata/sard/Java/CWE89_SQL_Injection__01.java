package testcases.CWE89_SQL_Injection;

public class CWE89_SQL_Injection__01 extends AbstractTestCase
{
    public void bad() throws Throwable
    {
        String data = source();
        /* POTENTIAL FLAW */
        statement.execute("select " + data);
    }

    private void goodB2G() throws Throwable
    {
        String data = source();
        statement.setString(1, data);
        statement.execute();
    }

    public void good() throws Throwable
    {
        goodB2G();
    }
}
