// What was started is stopped last-in first-out, once, on every way out.
import { interruptRuns } from './run.mjs'
import { explain, say } from './say.mjs'

export class ProcessStack {
  #stops = []
  /** @type {Promise<void> | null} */
  #stopping = null
  #signalledAt = 0

  get isStopping() {
    return this.#stopping !== null
  }

  push(name, stop) {
    this.#stops.push([name, stop])
  }

  stop(reason) {
    this.#stopping ??= this.#unwind(reason)
    return this.#stopping
  }

  async #unwind(reason) {
    if (reason) say(`stopping (${reason})`)
    await interruptRuns()
    for (const [name, stop] of this.#stops.reverse()) {
      try {
        await stop()
      } catch (error) {
        console.error(`stopping ${name}: ${error.message}`)
      }
    }
    if (reason) say('stopped')
  }

  /** Ctrl-C and SIGTERM stop everything in order; a second Ctrl-C, later than npm's echo of the first, means at once. */
  onSignals() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        if (this.#signalledAt === 0) {
          this.#signalledAt = Date.now()
          void this.stop(signal).then(() => process.exit(signal === 'SIGINT' ? 130 : 0))
        } else if (Date.now() - this.#signalledAt > 1500) process.exit(1)
      })
  }
}

/** npm told to stop ends its shell, and the shell tells nobody: then we notice that our parent is gone. */
function endWithNpm(stack) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent && !stack.isStopping) void stack.stop('npm ended').then(() => process.exit(0))
  }, 300).unref()
}

/** Runs one command: what goes wrong is said in a sentence, and everything it started is stopped. */
export async function runCommand(command) {
  const stack = new ProcessStack()
  stack.onSignals()
  endWithNpm(stack)
  try {
    const code = await command(stack)
    if (code === undefined) return
    await stack.stop()
    process.exit(code)
  } catch (error) {
    if (stack.isStopping) return // stopped on purpose: what breaks meanwhile is no news
    console.error(`\n${explain(error)}`)
    await stack.stop()
    process.exit(1)
  }
}
