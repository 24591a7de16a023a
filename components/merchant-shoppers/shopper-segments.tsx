import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'

/** The segments that a shopper is of now. */
export function ShopperSegments({ segments }: { segments: readonly SegmentCode[] }) {
  const t = useTranslations('points.ruleWords.segments')
  if (segments.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {segments.map((code) => (
        <li key={code}>
          <Badge>{t(code)}</Badge>
        </li>
      ))}
    </ul>
  )
}
