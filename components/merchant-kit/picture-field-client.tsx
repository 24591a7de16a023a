'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { uploadImage } from '@/components/merchant-catalog/upload-image-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-client'
import { paths } from '@/lib/paths'
import { ImagePlus, Trash2 } from './merchant-icons'
import { useRefusalText } from './refusal-text-client'

type PictureFieldProps = {
  /** where a finding of the form leads */
  name: string
  /** the file's name; nothing: there is none */
  value: unknown
  onValueChange: (file: string | null) => void
}

/** One picture of what is written here: it is that one's when it is saved, and one that was taken away can be brought back. */
export function PictureField({ name, value, onValueChange }: PictureFieldProps) {
  const t = useTranslations('merchant.form.picture')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const kept = typeof value === 'string' && value !== '' ? value : null

  async function send(file: File | undefined): Promise<void> {
    if (!file) return
    setBusy(true)
    const answer = await uploadImage(file, paths.api.rewardImages)
    setBusy(false)
    if (answer?.ok) onValueChange(answer.value.file)
    setRefused(answer?.ok ? null : refusalText(answer))
  }

  return (
    <div role="group" aria-label={t('title')} data-field={name} className="flex flex-wrap items-center gap-3">
      {kept ? (
        <img src={paths.media(kept, 320)} alt={t('alt')} className="size-20 rounded-lg bg-sunken object-cover" />
      ) : null}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={t('choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          void send(file)
        }}
      />
      <Button tone="outline" size="sm" busy={busy} onClick={() => input.current?.click()}>
        <ImagePlus aria-hidden="true" />
        {t(kept ? 'change' : 'choose')}
      </Button>
      {kept ? (
        <IconButton
          label={t('remove')}
          size="sm"
          onClick={() => {
            onValueChange(null)
            toast.message(t('removed'), { action: { label: common('undo'), onPress: () => onValueChange(kept) } })
          }}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      ) : null}
      {refused ? <FormError>{refused}</FormError> : null}
    </div>
  )
}
