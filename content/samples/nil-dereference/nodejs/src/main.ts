import { Users } from './users.ts';

const [name, ...others] = process.argv.slice(2);
if (name === undefined || others.length > 0) {
  console.error('usage: nil-dereference NAME');
  process.exit(2);
}
const users = new Users([
  { name: 'ada', email: 'ada@example.com' },
  { name: 'grace', email: 'grace@example.com' },
]);
console.log(users.email(name));
