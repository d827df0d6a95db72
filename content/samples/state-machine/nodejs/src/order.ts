import type { Command } from './command.ts';
import { accept, type Result, refuse } from './result.ts';

// #region states
/** What an order has from its payment on. */
export type Sale = { readonly items: readonly string[]; readonly payment: string };

/** Is in one of these states. What an order does not have yet, its state has no field for. */
export type Order =
  | { readonly status: 'draft'; readonly items: readonly string[] }
  | { readonly status: 'placed'; readonly items: readonly string[] }
  | { readonly status: 'paid'; readonly sale: Sale }
  | { readonly status: 'shipped'; readonly sale: Sale; readonly tracking: string }
  | { readonly status: 'delivered'; readonly sale: Sale; readonly tracking: string }
  | { readonly status: 'cancelled'; readonly items: readonly string[] }
  | { readonly status: 'refunded'; readonly sale: Sale; readonly refund: string };

export const newOrder: Order = { status: 'draft', items: [] };
// #endregion states

// #region transition
/** Returns the order in its next state, or why not. The one it was given stays as it is. */
export function apply(order: Order, command: Command): Result<Order> {
  // No `...order`: it would take along, unnoticed, what the next state must not have.
  switch (order.status) {
    case 'draft':
      switch (command.name) {
        case 'add':
          return accept({ status: 'draft', items: [...order.items, command.item] });
        case 'place':
          if (order.items.length === 0) return refuse('cannot place without items');
          return accept({ status: 'placed', items: order.items });
        case 'cancel':
          return accept({ status: 'cancelled', items: order.items });
      }
      break;
    case 'placed':
      switch (command.name) {
        case 'pay':
          return accept({ status: 'paid', sale: { items: order.items, payment: command.payment } });
        case 'cancel':
          return accept({ status: 'cancelled', items: order.items });
      }
      break;
    case 'paid':
      switch (command.name) {
        case 'ship':
          return accept({ status: 'shipped', sale: order.sale, tracking: command.tracking });
        case 'refund':
          return accept({ status: 'refunded', sale: order.sale, refund: command.refund });
      }
      break;
    case 'shipped':
      if (command.name !== 'deliver') break;
      return accept({ status: 'delivered', sale: order.sale, tracking: order.tracking });
    case 'delivered':
      if (command.name !== 'refund') break;
      return accept({ status: 'refunded', sale: order.sale, refund: command.refund });
    case 'cancelled':
    case 'refunded':
      break;
    default:
      throw unreachable(order);
  }
  return refuse(`cannot ${command.name} in state ${order.status}`);
}
// #endregion transition

// #region render
export function render(order: Order): string {
  switch (order.status) {
    case 'draft':
    case 'placed':
    case 'cancelled':
      return `${order.status}: ${list(order.items)}`;
    case 'paid':
      return `paid: ${renderSale(order.sale)}`;
    case 'shipped':
    case 'delivered':
      return `${order.status}: ${renderSale(order.sale)}; tracking ${order.tracking}`;
    case 'refunded':
      return `refunded: ${renderSale(order.sale)}; refund ${order.refund}`;
    default:
      throw unreachable(order);
  }
}

function renderSale(sale: Sale): string {
  return `${list(sale.items)}; payment ${sale.payment}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'no items' : items.join(', ');
}

/** Takes what cannot be: with a case missing above, the call does not compile. */
function unreachable(order: never): Error {
  return new Error(`no such state: ${JSON.stringify(order)}`);
}
// #endregion render
