export { OrderState, statusIcon } from '../../selling/order-state.tsx'
export { Money } from '../../ui/money.tsx'
