// What the leak sanitizer is told to pass over: memory that a library of others loses and we cannot free.

// The sanitizer's own name for the question; it is asked once, when the program ends.
extern "C" const char*
__lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)

const char* __lsan_default_suppressions() { // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)
    // Poco 1.11 frees a connection of libpq only while it is up: one that was refused or was cut off is lost.
    return "leak:Poco::Data::PostgreSQL::SessionHandle::connect\n";
}
