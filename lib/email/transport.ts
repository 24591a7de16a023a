import { createTransport, type Transporter } from 'nodemailer'
import { env } from '@/lib/env'

let kept: Transporter | undefined

/** The mail server, or null when none is configured: letters then stay in the house. */
export function mailTransport(): Transporter | null {
  const url = env().SMTP_URL
  if (!url) return null
  kept ??= createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // a letter is text of ours: nothing in it may fetch a file or an address
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return kept
}
