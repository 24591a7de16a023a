'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Controller, type FieldPath, useFormContext } from 'react-hook-form'
import { uploadImage } from '@/components/merchant-catalog/upload-image-client'
import { ImagePlus, Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-client'
import type { Definition } from '@/lib/campaigns/schema'
import { paths } from '@/lib/paths'

/** One picture, of the campaign or of a prize: the campaign's when it is saved. */
export function PictureField({ name }: { name: FieldPath<Definition> }) {
  const t = useTranslations('campaigns-desk.wizard.picture')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const { control } = useFormContext<Definition>()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  async function send(file: File | undefined, keep: (file: string) => void): Promise<void> {
    if (!file) return
    setBusy(true)
    const answer = await uploadImage(file, paths.api.rewardImages)
    setBusy(false)
    if (answer?.ok) keep(answer.value.file)
    setRefused(answer?.ok ? null : refusalText(answer))
  }

  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <div role="group" aria-label={t('title')} data-field={name} className="flex flex-wrap items-center gap-3">
          {typeof value === 'string' && value ? (
            <img src={paths.media(value, 320)} alt={t('alt')} className="size-20 rounded-lg bg-sunken object-cover" />
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
              void send(file, onChange)
            }}
          />
          <Button tone="outline" size="sm" busy={busy} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden="true" />
            {t(value ? 'change' : 'choose')}
          </Button>
          {value ? (
            <IconButton
              label={t('remove')}
              size="sm"
              onClick={() => {
                onChange(null)
                toast.message(t('removed'), { action: { label: common('undo'), onPress: () => onChange(value) } })
              }}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
          ) : null}
          {refused ? <FormError>{refused}</FormError> : null}
        </div>
      )}
    />
  )
}
