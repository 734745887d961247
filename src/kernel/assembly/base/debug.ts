/** Whether this is the debug build, which checks its assertions. `if (DEBUG)` leaves nothing of them in the release build: docs/kernel.md. */
export const DEBUG: bool = !ASC_NO_ASSERT
