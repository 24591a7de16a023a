import net from 'node:net'
import { ClearFailure } from './say.mjs'

/** null when the port can be bound; otherwise the code of the error. */
function refusal(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ port, host }, () => server.close(() => resolve(null)))
  })
}

/** Why a port cannot be served on this machine, over IPv4, IPv6 and the wildcard; null when it can. */
async function whyNot(port) {
  for (const host of ['127.0.0.1', '::1', undefined]) {
    const code = await refusal(port, host)
    if (code === 'EADDRINUSE' || code === 'EACCES') return code
  }
  return null
}

export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The first free port from the wanted one upwards. */
export async function nextFreePort(wanted) {
  for (let port = wanted; port < wanted + 50; port += 1) if (!(await whyNot(port))) return port
  return anyFreePort()
}

/** The port to serve on: an explicit PORT is an order, the default only a wish. */
export async function chooseWebPort(asked) {
  if (asked === undefined || asked === '') return nextFreePort(3000)
  const port = Number(asked)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ClearFailure(`PORT=${asked} is not a port: give a whole number from 1 to 65535, or leave PORT unset.`)
  if (port === 0) return anyFreePort()
  const code = await whyNot(port)
  if (code === 'EADDRINUSE')
    throw new ClearFailure(
      `Port ${port} is taken by another program: stop it, or choose another (\`PORT=${port + 1} npm start\`), or leave PORT unset.`,
    )
  if (code === 'EACCES')
    throw new ClearFailure(`Port ${port} needs administrator rights: choose one above 1023 (\`PORT=3000 npm start\`).`)
  return port
}
