export { Money } from '../../ui/money.tsx'
export { OrderState, statusIcon } from '../../selling/order-state.tsx'
