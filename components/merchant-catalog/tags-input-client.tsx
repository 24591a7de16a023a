'use client'
import { type ComponentProps, useState } from 'react'
import { Input } from '@/components/ui/input'

type TagsInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  tags: readonly string[]
  onTags: (tags: string[]) => void
}

const read = (text: string) => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

/** Tags as people type them: with commas of either language between. */
export function TagsInput({ tags, onTags, ...rest }: TagsInputProps) {
  const [text, setText] = useState(() => tags.join(', '))
  // tags that came from outside (a discard, another save) are shown anew; what is being typed is left alone
  const shown = read(text).join() === tags.join() ? text : tags.join(', ')
  return (
    <Input
      autoComplete="off"
      {...rest}
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
        onTags(read(event.target.value))
      }}
    />
  )
}
