type Call = { method?: 'GET' | 'POST'; headers: Readonly<Record<string, string>>; body?: unknown; signal: AbortSignal }

/** One call to a provider outside: what it answered, or an error when nothing was heard before the signal. It may have been done then. */
export async function askJson(url: string, { method = 'GET', headers, body, signal }: Call) {
  const said = body === undefined ? {} : { body: JSON.stringify(body) }
  const asked = { accept: 'application/json', 'content-type': 'application/json', ...headers }
  // whoever redirects a payment somewhere else is not followed
  const response = await fetch(url, { method, headers: asked, signal, redirect: 'error', ...said })
  const answer: unknown = response.ok ? await response.json() : null
  return { status: response.status, isOk: response.ok, answer }
}
