import { countryName } from '@/lib/kernel/countries'
import { isMainland } from '@/lib/shoppers/rules'
import type { AddressFields } from '@/lib/shoppers/schema'

/** An address as it stands on a parcel: from the large to the small in China, the other way round elsewhere. */
export function AddressLines({ address, locale }: { address: AddressFields; locale: string }) {
  const { name, phone, country, province, city, district, line1, postalCode } = address
  const areas = province === city ? [city, district] : [province, city, district]
  const lines = isMainland(country)
    ? [[...areas, line1].filter(Boolean).join(' '), postalCode]
    : [line1, [city, province, postalCode].filter(Boolean).join(', '), countryName(country, locale)]
  return (
    <address className="not-italic">
      <span className="font-medium">{name}</span> <span className="text-ink-muted tabular">{phone}</span>
      {lines.filter(Boolean).map((line) => (
        <span key={line} className="block text-ink-muted" suppressHydrationWarning>
          {line}
        </span>
      ))}
    </address>
  )
}
