import type { Queryable } from '@/lib/db/sql'
import type { MailContent, QueuedMail, RenderedMail } from './mail'
import { writeMail } from './write-mail'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** A queued letter as it goes out: plain text and HTML that say the same. */
export async function renderMail(mail: QueuedMail, on: Queryable): Promise<RenderedMail> {
  const content = await writeMail(mail, on)
  // a header is one line, whatever a title holds
  const subject = content.subject.replace(/[\r\n]+/g, ' ')
  return { subject, text: asText(content), html: asHtml(content) }
}

function asText({ title, paragraphs, order, button, closing, signature }: MailContent): string {
  const figures = order
    ? [
        order.lines.map(({ title: line, amount }) => `${line}  ${amount}`).join('\n'),
        order.totals.map(({ label, amount }) => `${label}  ${amount}`).join('\n'),
      ]
    : []
  const link = button ? [`${button.label}\n${button.href}`] : []
  return [title, ...paragraphs, ...figures, ...link, closing, `-- \n${signature}`].join('\n\n')
}

// Mail programs know tables and inline styles, and little else.
const cell = (text: string, style: string) => `<td style="padding:6px 0;${style}">${escaped(text)}</td>`
const lineOf = (name: string, amount: string, style = '') =>
  `<tr>${cell(name, style)}${cell(amount, `text-align:right;white-space:nowrap;padding-left:16px;${style}`)}</tr>`

function tableOf({ lines, totals }: NonNullable<MailContent['order']>): string {
  const last = totals.length - 1
  const sums = totals.map(({ label, amount }, at) =>
    lineOf(
      label,
      amount,
      at === last ? 'font-weight:bold;font-size:17px' : at === 0 ? 'border-top:1px solid #e4d9c8;padding-top:12px' : '',
    ),
  )
  const goods = lines.map(({ title, amount }) => lineOf(title, amount))
  return `<table role="presentation" width="100%" style="border-collapse:collapse;margin:20px 0;font-size:15px">${[...goods, ...sums].join('')}</table>`
}

function asHtml({ title, paragraphs, order, button, closing, signature, locale, subject }: MailContent): string {
  const say = (text: string) => `<p style="margin:0 0 14px">${escaped(text)}</p>`
  const press = button
    ? `<p style="margin:26px 0"><a href="${escaped(button.href)}" style="display:inline-block;padding:13px 26px;border-radius:10px;background:#3a2a1e;color:#fffaf2;text-decoration:none;font-weight:600">${escaped(button.label)}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#f6f0e6;color:#2b231c;font:16px/1.65 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif">
<table role="presentation" width="100%" style="border-collapse:collapse"><tr><td align="center" style="padding:28px 14px">
<table role="presentation" style="border-collapse:collapse;width:100%;max-width:560px;text-align:left"><tr><td style="padding:0 4px 14px;font-weight:600;color:#b23a1e">${escaped(signature)}</td></tr>
<tr><td style="padding:28px;background:#fffdf9;border:1px solid #e8dfd0;border-radius:16px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.35">${escaped(title)}</h1>
${paragraphs.map(say).join('\n')}${order ? tableOf(order) : ''}${press}
<p style="margin:22px 0 0;font-size:13px;color:#6d6154">${escaped(closing)}</p>
</td></tr></table></td></tr></table></body></html>`
}
