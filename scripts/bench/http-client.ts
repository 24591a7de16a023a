import http from 'node:http'

// One socket per client of the load, kept open as a browser's is.
const agent = new http.Agent({ keepAlive: true, maxSockets: 256, scheduling: 'lifo' })

export type Answer = { status: number; text: string; location: string; setCookie: string[] }
export type Sent = { cookie?: string | undefined; body?: unknown; raw?: string; headers?: Record<string, string> }

/** One request to its last byte. Nothing is followed, nothing is retried. */
export function ask(method: string, url: string, { cookie, body, raw, headers = {} }: Sent = {}): Promise<Answer> {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const sent: http.OutgoingHttpHeaders = { ...headers }
  if (cookie) sent.cookie = cookie
  if (text !== undefined) {
    sent['content-type'] ??= 'application/json'
    sent['content-length'] = Buffer.byteLength(text)
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers: sent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          location: response.headers.location ?? '',
          setCookie: response.headers['set-cookie'] ?? [],
        }),
      )
    })
    // a socket that is reset may say so twice
    request.on('error', reject)
    request.end(text)
  })
}

/** The answer, or an error that shows it when its status is another than expected. */
export async function expectStatus(status: number, what: string, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  if (answer.status !== status)
    throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text.slice(0, 300)}`)
  return answer
}
