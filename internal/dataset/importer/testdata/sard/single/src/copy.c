int main(int n, char **v) {
  char b[4];
  strcpy(b, v[1]); // BAD
}
