'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { ArrowDown, ArrowUp, ImagePlus, Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { paths } from '@/lib/paths'
import { FormPart } from './form-part'
import { useFieldWords } from './product-words-client'
import { uploadImage } from './upload-image-client'

/** Pictures in the order they are shown; they are kept at once, and belong to the product when it is saved. */
export function ProductImages() {
  const t = useTranslations('merchant-catalog.form')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const words = useFieldWords()
  const { control, getValues, formState } = useFormContext<SaveProductFields>()
  const { fields, append, remove, insert, move } = useFieldArray({ control, name: 'images' })
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<{ done: number; total: number } | null>(null)
  const [refused, setRefused] = useState<string[]>([])

  async function add(files: readonly File[]): Promise<void> {
    const said: string[] = []
    for (const [done, file] of files.entries()) {
      setSending({ done, total: files.length })
      const answer = await uploadImage(file)
      if (answer?.ok) append({ ...answer.value, altZh: getValues('titleZh'), altEn: getValues('titleEn'), credit: '' })
      else said.push(`${file.name}: ${refusalText(answer)}`)
    }
    setSending(null)
    setRefused(said)
  }

  function take(place: number): void {
    const image = getValues(`images.${place}`)
    remove(place)
    toast.message(t('imageRemoved'), { action: { label: common('undo'), onPress: () => insert(place, image) } })
  }

  return (
    <FormPart title={t('images')} hint={t('imagesHint')}>
      {fields.length === 0 ? <p className="text-ink-muted">{t('noImages')}</p> : null}
      <ol className="grid gap-3">
        {fields.map((field, place) => (
          <ImageFields
            key={field.id}
            file={field.file}
            place={place}
            isLast={place === fields.length - 1}
            onMove={(to) => move(place, to)}
            onRemove={() => take(place)}
          />
        ))}
      </ol>
      {refused.map((line) => (
        <FormError key={line}>{line}</FormError>
      ))}
      {formState.errors.images?.message ? <FormError>{words(formState.errors.images)}</FormError> : null}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={t('addImages')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void add(files)
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="outline" size="sm" busy={sending !== null} onClick={() => input.current?.click()}>
          <ImagePlus aria-hidden="true" />
          {t('addImages')}
        </Button>
        <p role="status" className="text-ink-muted text-sm">
          {sending ? t('uploading', { done: sending.done + 1, total: sending.total }) : ''}
        </p>
      </div>
    </FormPart>
  )
}

type ImageFieldsProps = {
  file: string
  place: number
  isLast: boolean
  onMove: (to: number) => void
  onRemove: () => void
}

function ImageFields({ file, place, isLast, onMove, onRemove }: ImageFieldsProps) {
  const t = useTranslations('merchant-catalog.form')
  const words = useFieldWords()
  const { register, formState } = useFormContext<SaveProductFields>()
  const errors = formState.errors.images?.[place]
  const at = { place: place + 1 }
  return (
    <li className="grid grid-cols-[5rem_1fr] items-start gap-3 rounded-lg border border-line p-3 md:grid-cols-[6rem_1fr_auto]">
      <span className="relative">
        <img src={paths.media(file, 320)} alt="" className="aspect-square w-full rounded-md bg-sunken object-cover" />
        {place === 0 ? (
          <Badge tone="solid" className="absolute top-1 left-1">
            {t('cover')}
          </Badge>
        ) : null}
      </span>
      <div className="grid min-w-0 gap-3 md:grid-cols-2">
        <Field label={t('altZh')} error={words(errors?.altZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register(`images.${place}.altZh`)} />
        </Field>
        <Field label={t('altEn')} error={words(errors?.altEn)}>
          <Input lang="en" autoComplete="off" {...register(`images.${place}.altEn`)} />
        </Field>
      </div>
      <div className="col-span-2 flex justify-end md:col-span-1 md:flex-col">
        <IconButton label={t('imageUp', at)} size="sm" disabled={place === 0} onClick={() => onMove(place - 1)}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton label={t('imageDown', at)} size="sm" disabled={isLast} onClick={() => onMove(place + 1)}>
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton label={t('imageRemove', at)} size="sm" onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
    </li>
  )
}
