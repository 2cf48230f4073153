// Roles: who somebody is at work. What is kept names roles, never people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// A sentence when this is no role but how to reach somebody (an e-mail address, a phone number), or too long; empty
/// when it is fine. `whose`: "An owner".
std::string fault_of_role(std::string_view whose, std::string_view role);

/// The same of a role that answers for something: a sentence also when it is plainly somebody's name. Not every name is
/// found out; a role never is taken for one.
std::string fault_of_answering_role(std::string_view whose, std::string_view role);

/// The same of a role that approved something: a sentence also when it says nothing ("-", "tbc", "nobody").
std::string fault_of_approving_role(std::string_view whose, std::string_view role);

/// Whether what stands for a role is plainly somebody's name, or holds one: "jane bell", "DCI Jane Bell".
bool names_somebody(std::string_view role);

/// Names that are plain in a running text: a title or a first name that many have, and a capitalised word behind it
/// that no role or place has ("Mr Jones", "Jane Bell"; not "Victoria Road").
std::vector<std::string> names_in(std::string_view text);

} // namespace abide
