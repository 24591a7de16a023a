import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { ProductStatus } from '@/lib/catalog/manage/rules'

const tones: Record<ProductStatus, BadgeTone> = { active: 'success', draft: 'warning', archived: 'neutral' }

export function ProductStatusBadge({ status, label }: { status: ProductStatus; label: string }) {
  return <Badge tone={tones[status]}>{label}</Badge>
}
