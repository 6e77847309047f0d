// The acervo program.
#include "tools/cli/program.h"

int main(int argc, char** argv) { return acervo::tools::RunProgram({argv + (argc > 0 ? 1 : 0), argv + argc}); }
