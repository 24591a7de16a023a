'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { newRequestId } from '@/components/ui/request-id'
import { Sheet } from '@/components/ui/sheet-client'
import { approveRequestAction } from '@/lib/orders/actions'
import type { RefundRequestView } from '@/lib/orders/refund-requests/rules'
import { DeclineForm } from './decline-form-client'
import { type RefundableOrder, RefundForm } from './refund-form-client'

type RefundRequestDeedsProps = { request: RefundRequestView; order: RefundableOrder }

/** Yes, which shows what it will do now and does it; or no, with a word to the shopper. */
export function RefundRequestDeeds({ request, order }: RefundRequestDeedsProps) {
  const t = useTranslations('merchant.request')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState<'yes' | 'no' | null>(null)
  const [formId] = useState(newRequestId)
  const shut = () => setOpen(null)
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <Button size="sm" onClick={() => setOpen('yes')}>
        {t('approve')}
      </Button>
      <Button size="sm" tone="outline" onClick={() => setOpen('no')}>
        {t('decline')}
      </Button>
      <Sheet open={open === 'yes'} onOpenChange={shut} title={t('approveTitle')} closeLabel={common('close')}>
        {open === 'yes' ? (
          <RefundForm
            order={{ ...order, shortfall: request.shortfall }}
            requestId={formId}
            fixed={request}
            make={({ restock, shortfall, expected }) =>
              approveRequestAction({ requestId: request.id, restock, shortfall, expected })
            }
            onDone={shut}
          />
        ) : null}
      </Sheet>
      <DeclineForm requestId={request.id} open={open === 'no'} onOpenChange={shut} />
    </div>
  )
}
