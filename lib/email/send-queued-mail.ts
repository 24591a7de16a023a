import type { Transporter } from 'nodemailer'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { env } from '@/lib/env'
import type { QueuedMail } from './mail'
import { renderMail } from './render-mail'
import { mailTransport } from './transport'

const MOST_TRIES = 8
const AT_ONCE = 20
const STALE_DAYS = 3

/**
 * Sends what waits in the outbox and answers how many letters went out. Each is tried up to eight times, later and
 * later; without a mail server they are laid out in the outbox page instead.
 */
export async function sendQueuedMail(
  at: Date | null,
  transport: Transporter | null = mailTransport(),
): Promise<number> {
  if (!transport) {
    await row(`update mail_outbox set state = 'shown' where state = 'queued' and due_at <= coalesce($1, now())`, [at])
    return 0
  }
  await letLapse(at)
  let sent = 0
  for (const mail of await claim(at)) sent += (await send(mail, transport, at)) ? 1 : 0
  return sent
}

/** After three days a letter is no news: a shop that had no worker for a week does not write to everybody at once. */
async function letLapse(at: Date | null): Promise<void> {
  await row(
    `update mail_outbox set state = 'lapsed', params = params - 'token'
     where state = 'queued' and created_at < coalesce($1, now()) - make_interval(days => $2)`,
    [at, STALE_DAYS],
  )
}

type Claimed = QueuedMail & { attempts: number }

// The next try is set before this one is made (1, 2, 4 … 64 minutes): a process that dies here loses nothing.
async function claim(at: Date | null): Promise<Claimed[]> {
  return rows<Claimed>(
    `update mail_outbox m set attempts = m.attempts + 1,
       due_at = coalesce($1, now()) + make_interval(mins => (2 ^ m.attempts)::int)
     from (select id from mail_outbox where state = 'queued' and due_at <= coalesce($1, now())
           order by id limit $2 for update skip locked) due
     where m.id = due.id
     returning m.id, m.recipient, m.locale, m.template, m.params, m.attempts, m.created_at as "createdAt"`,
    [at, AT_ONCE],
  )
}

async function send(mail: Claimed, transport: Transporter, at: Date | null): Promise<boolean> {
  try {
    const { subject, text, html } = await renderMail(mail, db())
    await transport.sendMail({
      from: env().MAIL_FROM,
      to: { name: '', address: mail.recipient },
      // the same letter keeps its name over every try, so that a mailbox can tell a repeat
      messageId: `<letter-${mail.id}@${new URL(env().APP_URL).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      subject,
      text,
      html,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await row(
      `update mail_outbox set last_error = $2, state = case when attempts >= $3 then 'failed' else state end where id = $1`,
      [mail.id, reason.slice(0, 500), MOST_TRIES],
    )
    return false
  }
  // the secret of a link has left the house: it is not kept here
  await row(
    `update mail_outbox set state = 'sent', sent_at = coalesce($2, now()), last_error = null, params = params - 'token' where id = $1`,
    [mail.id, at],
  )
  return true
}
