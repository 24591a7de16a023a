-- The smallest honest checkout: order, line, conditional stock, balance, soonest-expiring lot, append-only ledger row.
-- Its only purpose is to be hard to beat: it knows no coupons, no states, no payments, no repeats.
create table member (id int primary key, points int not null check (points >= 0)) with (fillfactor = 50);
create table product (id int primary key, price int not null, stock int not null check (stock >= 0)) with (fillfactor = 70);
create table lot (id bigserial primary key, member_id int not null, remaining int not null check (remaining >= 0), expires_at timestamptz not null) with (fillfactor = 80);
create index lot_live on lot (member_id, expires_at) where remaining > 0;
create table shop_order (id bigserial primary key, member_id int not null, total int not null, at timestamptz not null default now());
create table order_line (order_id bigint, product_id int, quantity int not null, price int not null, primary key (order_id, product_id));
create table ledger (id bigserial primary key, member_id int not null, order_id bigint not null, lot_id bigint not null, amount int not null, balance_after int not null);

insert into member select id, 1000000000 from generate_series(1, 2000) id;
insert into product select id, 20000, 1000000000 from generate_series(1, 1000) id;
insert into lot (member_id, remaining, expires_at)
select id, 300000000, now() + n * interval '90 days' from generate_series(1, 2000) id, generate_series(1, 3) n;

create function checkout(p_member int, p_product int, p_points int) returns bigint language plpgsql as $$
declare v_price int; v_left int; v_lot bigint; v_order bigint;
begin
  update member set points = points - p_points where id = p_member and points >= p_points returning points into v_left;
  if not found then raise exception 'points'; end if;
  select id into v_lot from lot where member_id = p_member and remaining > 0 and remaining >= p_points order by expires_at limit 1;
  if not found then raise exception 'lot'; end if;
  update lot set remaining = remaining - p_points where id = v_lot;
  select price into v_price from product where id = p_product;
  insert into shop_order (member_id, total) values (p_member, v_price - p_points) returning id into v_order;
  insert into order_line values (v_order, p_product, 1, v_price);
  insert into ledger (member_id, order_id, lot_id, amount, balance_after) values (p_member, v_order, v_lot, -p_points, v_left);
  update product set stock = stock - 1 where id = p_product and stock >= 1;
  if not found then raise exception 'stock'; end if;
  return v_order;
end $$;
vacuum analyze;
