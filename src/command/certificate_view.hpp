// A certificate as its page shows it.
#pragma once

#include "briefing/certificate_page.hpp"
#include "certificate/certificate.hpp"

namespace abide {

CertificateView view_certificate(const Certificate& certificate);

} // namespace abide
