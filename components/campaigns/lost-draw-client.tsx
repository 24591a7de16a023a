'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog-client'

/** Nobody heard the answer: it is settled all the same, and is asked for once more. It can't be waved away. */
export function LostDraw({ open, onRetry }: { open: boolean; onRetry: () => void }) {
  const t = useTranslations('campaigns.draw.lost')
  return (
    <Dialog
      open={open}
      onOpenChange={() => undefined}
      title={t('title')}
      actions={
        <Button tone="seal" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {t('body')}
    </Dialog>
  )
}
