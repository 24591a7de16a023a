import { type PayText, payText } from './pay-text'
import { deliveries, type SessionRecord } from './records'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const html = (text: string) => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const formats = new Map<string, Intl.NumberFormat>()

export function moneyText(amount: number, currency: string, lang: string): string {
  const key = `${lang} ${currency}`
  const format =
    formats.get(key) ?? new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  formats.set(key, format)
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function layout(text: PayText, title: string, body: string): string {
  return `<!doctype html>
<html lang="${text.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${html(title)} · ${html(text.note)}</title>
<link rel="stylesheet" href="/pay.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><p class="note">${html(text.note)}</p></header>
<main>
<h1>${html(title)}</h1>
${body}
</main>
</body>
</html>
`
}

/** The cashier's page: what is bought, what is due, and one button for each way a payment can go. */
export function openPage(session: SessionRecord, declined: boolean): string {
  const text = payText(session.locale)
  const money = (amount: number) => html(moneyText(amount, session.currency, text.lang))
  const lines = session.items.map((item) => {
    const times = item.quantity > 1 ? ` × ${item.quantity}` : ''
    const detail = item.description ? `<br><span class="quiet">${html(item.description)}</span>` : ''
    return `<li><span>${html(item.name + times)}${detail}</span><span>${money(item.unitAmount * item.quantity)}</span></li>`
  })
  const choices = deliveries.map((delivery) => {
    const checked = delivery === (session.delivery ?? 'at-once') ? ' checked' : ''
    const label = text[delivery === 'late' ? 'late_' : delivery]
    return `<label><input type="radio" name="delivery" value="${delivery}"${checked}> ${html(label)}</label>`
  })
  const payer = session.email ? `<p class="quiet">${html(text.payer)} ${html(session.email)}</p>` : ''
  const ways = (session.allowedMethods ?? []).map((method) => text.methods[method] ?? method)
  const back = session.cancelUrl ? `<a class="button" href="${html(session.cancelUrl)}">${html(text.back)}</a>` : ''
  return layout(
    text,
    text.title,
    `${declined ? `<p class="alert" role="alert">${html(text.declined)}</p>` : ''}
<section class="card" aria-label="${html(text.total)}">
<p class="quiet">${html(text.total)}</p>
<p class="due">${money(session.amount)}</p>
${payer}
${ways.map((way) => `<p class="quiet">${html(way)}</p>`).join('')}
</section>
<section class="card"><h2>${html(text.items)}</h2>
<ul>${lines.join('')}</ul></section>
<form method="post" action="/pay/${session.id}">
<button class="pay" name="action" value="pay">${html(text.pay)} ${money(session.amount)}</button>
<button name="action" value="decline">${html(text.decline)}</button>
<button name="action" value="late" aria-describedby="late-hint">${html(text.late)}</button>
<p class="quiet" id="late-hint">${html(text.lateHint)}</p>
<fieldset aria-describedby="delivery-hint"><legend>${html(text.deliveryLegend)}</legend>
<p class="quiet" id="delivery-hint">${html(text.deliveryHint)}</p>
<div class="choices">${choices.join('')}</div></fieldset>
</form>
${back}`,
  )
}

/** What is left to say once a session no longer waits for money. */
export function closedPage(session: SessionRecord, successUrl: string): string {
  const text = payText(session.locale)
  const say = (title: string, body: string, href: string | null) =>
    layout(
      text,
      title,
      `<section class="card"><p>${html(body)}</p></section>${href ? `<a class="button pay" href="${html(href)}">${html(text.toShop)}</a>` : ''}`,
    )
  if (session.status === 'complete') return say(text.paidTitle, text.paid, successUrl)
  if (session.lateAt !== null) return say(text.lateTitle, text.lateBody, successUrl)
  return say(text.expiredTitle, text.expired, session.cancelUrl)
}

export function absentPage(): string {
  const text = payText(null)
  return layout(text, text.absentTitle, `<section class="card"><p>${html(text.absent)}</p></section>`)
}
