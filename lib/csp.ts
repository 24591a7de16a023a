/** What a page's own scripts may be: `static` pages are made before the visit, so no nonce can be in them. */
export type ScriptTrust = { kind: 'static' } | { kind: 'nonce'; nonce: string; inlineHashes: readonly string[] }

export type PolicyInput = {
  trust: ScriptTrust
  /** Where a form of ours may lead besides our own pages: the payment page. */
  formTargets: readonly string[]
  https: boolean
  development: boolean
}

function scriptSources({ trust, development }: PolicyInput): string {
  // React's development build rebuilds server stacks with eval
  const evaluate = development ? " 'unsafe-eval'" : ''
  if (trust.kind === 'static') return `'self' 'unsafe-inline'${evaluate}`
  const hashes = trust.inlineHashes.map((hash) => ` 'sha256-${hash}'`).join('')
  return `'self' 'nonce-${trust.nonce}'${hashes} 'strict-dynamic'${evaluate}`
}

/** The content policy of one page. Styles may be inline: positions and progress bars are style attributes. */
export function contentPolicy(input: PolicyInput): string {
  const lines = [
    "default-src 'self'",
    `script-src ${scriptSources(input)}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${input.development ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...input.formTargets].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
  ]
  if (input.https) lines.push('upgrade-insecure-requests')
  return lines.join('; ')
}
