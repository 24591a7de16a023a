/** A calendar day as it is called, whatever zone the reader is in. */
export const dayName = (locale: string) => (day: string) =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
