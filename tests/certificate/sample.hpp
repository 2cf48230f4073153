// A certificate with something in every member, and folders of chained ones, made up for tests.
#pragma once

#include <string>

#include "certificate/certificate.hpp"

namespace abide::tests {

Certificate sample_certificate();

/// The certificate of the run after this one, so many days later.
Certificate next_certificate(const Certificate& before, int days = 1);

/// Writes it into the folder under its name; returns the path.
std::string put_certificate(const Certificate& certificate, const std::string& folder);

} // namespace abide::tests
