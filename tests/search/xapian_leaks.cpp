// Xapian 1.4's compaction keeps its cursors in bare pointers: when a damaged part makes it throw, they are
// lost, some megabytes once an index broke. The tests break indexes on purpose; what Xapian loses there is no
// leak of ours.
#ifdef __SANITIZE_ADDRESS__
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libxapian.so\nleak:libz.so\n";
}
#endif
