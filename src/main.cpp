// The program's way in: says its version until there is a command to hand over to.
#include <iostream>

int main() {
    std::cout << "abide " ABIDE_VERSION "\n";
    return 0;
}
