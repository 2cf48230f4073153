// Signatures by minisign: made with nobody there, refused when the file or the key is another, never waited for.
#include "certificate/signature.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/other_program.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

constexpr int patience = 30;

/// A file, and a pair of keys without a password.
struct Signed {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "run-2026-04-10-1.json").string();
    const std::string secret = (folder.path() / "secret.key").string();
    const std::string open = (folder.path() / "public.key").string();

    Signed() {
        write_text(file, "a certificate\n");
        const Finished made = run_other_program({"minisign", "-G", "-W", "-s", secret, "-p", open}, patience);
        BOOST_REQUIRE_MESSAGE(made.exit == 0, "minisign is needed here: " << made.says);
    }
    [[nodiscard]] std::string refusal_to_sign(const std::string& key) const {
        try {
            sign_file(file, key);
        } catch (const Error& error) {
            return std::to_string(static_cast<int>(error.exit())) + " " + error.what();
        }
        return "it was signed";
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(certificate)
BOOST_AUTO_TEST_SUITE(signature)

BOOST_FIXTURE_TEST_CASE(a_file_that_was_signed_is_known_again, Signed) {
    sign_file(file, secret);
    BOOST_TEST(fault_of_signature(file, open) == "");
    const fs::perms mode = fs::status(signature_file_of(file)).permissions();
    BOOST_TEST((mode == (fs::perms::owner_read | fs::perms::owner_write)));
    BOOST_TEST(!fs::exists(file + ".unsigned.part-" + std::to_string(::getpid())));
    // Signing again takes the place of what was there.
    write_text(file, "another certificate\n");
    sign_file(file, secret);
    BOOST_TEST(fault_of_signature(file, open) == "");
}

BOOST_FIXTURE_TEST_CASE(a_file_that_was_changed_is_not, Signed) {
    sign_file(file, secret);
    write_text(file, "a Certificate\n");
    BOOST_TEST(fault_of_signature(file, open) == "it says: Signature verification failed");
}

BOOST_FIXTURE_TEST_CASE(a_file_somebody_else_signed_is_not, Signed) {
    const Signed other;
    sign_file(file, other.secret);
    BOOST_TEST(fault_of_signature(file, other.open) == "");
    BOOST_TEST(fault_of_signature(file, open).starts_with("it says: Signature key id in "));
}

BOOST_FIXTURE_TEST_CASE(a_file_without_a_signature_is_not, Signed) {
    BOOST_TEST(fault_of_signature(file, open) == "there is no signature " + signature_file_of(file));
}

BOOST_FIXTURE_TEST_CASE(a_key_with_a_password_is_refused_and_nobody_is_asked, Signed,
                        *boost::unit_test::label("slow")) {
    // The password is given once, from a file, to make the key; later nobody is there to type it.
    const std::string locked = (folder.path() / "locked.key").string();
    const std::string make = "printf 'p\\np\\n' | minisign -G -s '" + locked + "' -p '" + open + "2' >/dev/null 2>&1";
    BOOST_REQUIRE(std::system(make.c_str()) == 0); // NOLINT(cert-env33-c,concurrency-mt-unsafe): a test types
    BOOST_TEST(refusal_to_sign(locked) == "4 minisign cannot sign " + file +
                                              ": the key has a password, and nobody is there to type it; make one with "
                                              "minisign -G -W");
    BOOST_TEST(!fs::exists(signature_file_of(file)));
}

BOOST_FIXTURE_TEST_CASE(keys_that_are_not_there_are_named, Signed) {
    BOOST_TEST(refusal_to_sign("none.key") == "2 there is no secret key none.key");
    BOOST_CHECK_EXCEPTION((void)fault_of_signature(file, "none.pub"), Error, [](const Error& error) {
        return std::string(error.what()) == "there is no public key none.pub" && error.exit() == Exit::usage;
    });
    BOOST_TEST(refusal_to_sign(file).starts_with("4 minisign cannot sign " + file + ": it says: "));
}

BOOST_AUTO_TEST_CASE(another_program_gets_no_word_and_only_so_much_time) {
    BOOST_TEST(!run_other_program({"no-such-program-of-ours"}, 1).was_found);
    const Finished reads = run_other_program({"cat"}, patience);
    BOOST_TEST(reads.exit == 0); // nothing to read: it ends at once
    const Finished waits = run_other_program({"sleep", "60"}, 1);
    BOOST_TEST(waits.was_found);
    BOOST_TEST(waits.was_stopped);
    BOOST_TEST(waits.exit == -1);
    BOOST_TEST(run_other_program({"false"}, patience).exit == 1);
    const Finished talks = run_other_program({"yes"}, 1);
    BOOST_TEST(talks.was_stopped);
    BOOST_TEST(talks.says.size() == 4096U);
    // What looks like a command to a shell is a word like any other.
    BOOST_TEST(run_other_program({"echo", "$(id); `id`"}, patience).says == "$(id); `id`\n");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
