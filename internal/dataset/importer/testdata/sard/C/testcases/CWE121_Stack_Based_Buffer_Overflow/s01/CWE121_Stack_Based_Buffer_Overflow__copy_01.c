/* TEMPLATE GENERATED TESTCASE FILE
Filename: CWE121_Stack_Based_Buffer_Overflow__copy_01.c
*/
#include "std_testcase.h"

#ifndef OMITBAD

void CWE121_Stack_Based_Buffer_Overflow__copy_01_bad()
{
    char data[10];
    /* FLAW: no room for the end */
    strcpy(data, SOURCE);
    printLine("bad done");
}

#endif /* OMITBAD */

#ifndef OMITGOOD

static void goodG2B()
{
    char data[11];
    /* FIX: room for the end */
    strcpy(data, SOURCE);
    printLine("good done");
}

void CWE121_Stack_Based_Buffer_Overflow__copy_01_good()
{
    goodG2B();
}

#endif
