// One archive of real and made reports for the tests of exports, and programs that are not ours to open them with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/tools/cli/run_program.h"

namespace acervo::cli {

// None of the tests of a suite writes into its archive.
class Exports : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  static Finished Do(const std::vector<std::string>& arguments) { return (*run_)(arguments); }
  // stdout of `export --format FORMAT …`, which is to succeed.
  static std::string Export(const std::string& format, const std::vector<std::string>& more = {});
  static std::vector<Json> Records(const std::vector<std::string>& more = {});

  // Runs a shell command in the folder of the archive; gives what it prints, stderr included.
  static Finished Shell(const std::string& command);
  // A Python program that gets the folder's files by name and prints JSON.
  static Json Python(const std::string& program);

  static Sandbox* run_;
};

}  // namespace acervo::cli
