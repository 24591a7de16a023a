// Preloaded into every child: leave when the command that started it is gone, even if that one was killed with SIGKILL.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
