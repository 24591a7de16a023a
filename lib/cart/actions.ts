'use server'
import { publicAction } from '@/lib/gate/public-action'
import { emptyCart } from './empty-cart'
import { EmptyCart } from './schema'

// Putting a line has a route of its own (app/api/cart): an action would render the page again at every press of +.
export const emptyCartAction = publicAction(EmptyCart, emptyCart)
