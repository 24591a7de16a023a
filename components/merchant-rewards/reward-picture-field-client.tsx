'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { uploadImage } from '@/components/merchant-catalog/upload-image-client'
import { ImagePlus, Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-client'
import { paths } from '@/lib/paths'
import type { RewardInput } from './reward-form-client'

/** One picture for the ticket's stub; without one the kind's own sign stands there. It is the reward's when it is saved. */
export function RewardPictureField() {
  const t = useTranslations('rewards-desk.picture')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const { control, setValue } = useFormContext<RewardInput>()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const keep = (file: string | null) => setValue('image', file, { shouldDirty: true })

  async function send(file: File | undefined): Promise<void> {
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
      name="image"
      render={({ field: { value } }) => (
        <div role="group" aria-label={t('title')} className="flex flex-wrap items-center gap-3">
          {value ? (
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
              void send(file)
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
                keep(null)
                toast.message(t('removed'), { action: { label: common('undo'), onPress: () => keep(value) } })
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
