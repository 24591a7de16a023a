'use client'
import type { ComponentProps, CSSProperties } from 'react'
import { classNames } from './class-names'

type SliderProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  value: number
  min: number
  max: number
  onValueChange: (value: number) => void
  /** What the value means, read aloud: «300 积分，抵 ¥3». */
  valueText?: string
}

/**
 * A range. Arrow keys, Home and End move it, and a tap anywhere on it: no drag is needed (WCAG 2.5.7). Put a
 * NumberField beside it where the exact number matters.
 */
export function Slider({ value, min, max, onValueChange, valueText, className, ...rest }: SliderProps) {
  const share = max > min ? (value - min) / (max - min) : 0
  const style: CSSProperties & Record<'--share', string> = { '--share': `${share * 100}%` }
  return (
    <input
      type="range"
      min={min}
      max={max}
      value={value}
      aria-valuetext={valueText}
      {...rest}
      onChange={(event) => onValueChange(event.target.valueAsNumber)}
      style={style}
      className={classNames(
        'slider h-11 w-full cursor-pointer disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
    />
  )
}
