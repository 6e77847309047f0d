// The system calls of a worker: what it may ask of the kernel once it reads documents.
#pragma once

namespace acervo::tools {

// To be called last in a worker, after its limits: from then on this process opens nothing but files to read, reaches
// no network and no other process, starts none, and changes no file. There is no way back. What it holds open it keeps.
// A call that only a hijacked process makes ends the process (SIGSYS); one that libraries try and can do without fails.
// False where the kernel or a container refuses the filter: nothing is filtered then, and the limits remain.
bool FilterSystemCalls();

}  // namespace acervo::tools
