'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { uploadImage } from '@/components/merchant-catalog/upload-image-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { paths } from '@/lib/paths'
import type { RewardInput } from './reward-form-client'

/** The picture of a block; it is the page's when the reward is saved. */
export function PagePictureField({ place, error }: { place: number; error: string | undefined }) {
  const t = useTranslations('rewards-desk.page')
  const refusalText = useRefusalText()
  const { control, setValue } = useFormContext<RewardInput>()
  const file = useWatch({ control, name: `page.blocks.${place}.file` })
  const [refused, setRefused] = useState<string | null>(null)
  async function send(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    const answer = await uploadImage(chosen, paths.api.rewardImages)
    if (answer?.ok)
      setValue(`page.blocks.${place}.file`, answer.value.file, { shouldDirty: true, shouldValidate: true })
    setRefused(answer?.ok ? null : refusalText(answer))
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      {file ? <img src={paths.media(file, 320)} alt="" className="size-20 rounded-lg bg-sunken object-cover" /> : null}
      <Field label={t('picture')} error={refused ?? error} className="min-w-0 flex-1">
        <Input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => void send(event.target.files?.[0])}
          className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
        />
      </Field>
    </div>
  )
}
