/** Whether a process still runs; one that has ended and is not yet buried does not. */
export function alive(pid: number): boolean
