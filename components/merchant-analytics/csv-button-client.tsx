'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Download } from '@/components/ui/icons'

type CsvButtonProps = { name: string; text: () => string }

/** A table as a file, made of the figures that are on the screen. */
export function CsvButton({ name, text }: CsvButtonProps) {
  const t = useTranslations('analytics.frame')
  function download(): void {
    const href = URL.createObjectURL(new Blob([text()], { type: 'text/csv;charset=utf-8' }))
    Object.assign(document.createElement('a'), { href, download: name }).click()
    URL.revokeObjectURL(href)
  }
  return (
    <Button tone="ghost" size="sm" className="mt-3" onClick={download}>
      <Download aria-hidden="true" />
      {t('csv')}
    </Button>
  )
}
