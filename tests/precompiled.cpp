// SPDX-License-Identifier: Apache-2.0
// Gives the precompiled header of the tests a target of its own.
int main() {}
