'use client'
import { ApartFields } from '../fields/apart-fields-client'
import { BaseFields } from '../fields/base-fields-client'
import {
  CouponField,
  FirstOrderField,
  OrderSpendField,
  PaymentMethodField,
  PeriodSpendField,
} from '../fields/condition-fields-client'
import { HoursFields, MonthDayField, WeekdayField } from '../fields/day-fields-client'
import { GoodsFields } from '../fields/goods-fields-client'
import { LimitFields } from '../fields/limit-fields-client'
import { NameFields } from '../fields/name-fields-client'
import { NewCondition } from '../fields/new-condition-client'
import { OrderFields } from '../fields/order-fields-client'
import { RewardFields } from '../fields/reward-fields-client'
import { SegmentField } from '../fields/segment-field-client'
import { TierField } from '../fields/tier-field-client'
import { TriggerField } from '../fields/trigger-field-client'
import { WhenFields } from '../fields/when-fields-client'
import { useRuleDesk } from '../rule-desk-client'
import type { PartId } from './part-of'

/** The fields of one part of the sentence. */
export function PartFields({ part, onOpen }: { part: PartId; onOpen: (part: PartId | null) => void }) {
  const { shop } = useRuleDesk()
  switch (part) {
    case 'names':
      return <NameFields />
    case 'if.new':
      return <NewCondition onAdded={(kind) => onOpen(`if.${kind}`)} />
    case 'trigger':
      return <TriggerField />
    case 'if.order-spend':
      return <OrderSpendField currency={shop.currency} />
    case 'if.period-spend':
      return <PeriodSpendField currency={shop.currency} />
    case 'if.first-order':
      return <FirstOrderField />
    case 'if.products':
      return <GoodsFields kind="products" />
    case 'if.collections':
      return <GoodsFields kind="collections" />
    case 'if.tier':
      return <TierField />
    case 'if.segment':
      return <SegmentField />
    case 'if.hours':
      return <HoursFields />
    case 'if.weekday':
      return <WeekdayField />
    case 'if.month-day':
      return <MonthDayField />
    case 'if.coupon':
      return <CouponField />
    case 'if.payment-method':
      return <PaymentMethodField />
    case 'then':
      return <RewardFields currency={shop.currency} />
    case 'most':
      return <LimitFields />
    case 'base':
      return <BaseFields />
    case 'apart':
      return <ApartFields />
    case 'order':
      return <OrderFields />
    case 'when':
      return <WhenFields />
    default:
      return null
  }
}
