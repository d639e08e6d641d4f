"""Updates of one chat in order, chats side by side, and never too many at once."""

import asyncio

from telegram import Chat, InlineQuery, Message, Update, User

from bot.chat.order import InOrder, stepped_aside


def said(chat):
    message = Message(1, None, Chat(chat, Chat.PRIVATE), from_user=User(chat, "Ana", is_bot=False))
    return Update(1, message=message)


def inline(text, user):
    return Update(1, inline_query=InlineQuery("1", User(user, "Ana", is_bot=False), text, ""))


async def handle(order, tasks):
    return [asyncio.create_task(order.process_update(update, work)) for update, work in tasks]


async def test_a_long_queue_of_one_chat_holds_up_no_other():
    order, gate, done = InOrder(at_once=2), asyncio.Event(), []

    async def slow(number):
        await gate.wait()
        done.append(number)

    async def quick():
        done.append("other")

    tasks = await handle(order, [(said(1), slow(number)) for number in range(50)] + [(said(2), quick())])
    await asyncio.wait_for(tasks[-1], 2)
    assert done == ["other"]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == ["other", *range(50)]


async def test_no_more_than_so_many_are_served_at_once():
    order, served, most = InOrder(at_once=3), set(), []

    async def work(chat):
        served.add(chat)
        most.append(len(served))
        await asyncio.sleep(0)
        served.remove(chat)

    await asyncio.gather(*await handle(order, [(said(chat), work(chat)) for chat in range(1, 20)]))
    assert max(most) == 3


async def test_an_inline_query_whose_writer_has_typed_on_is_passed_over():
    order, gate, done = InOrder(), asyncio.Event(), []

    async def works(text):
        await gate.wait()
        done.append(text)

    typed = [("s", 1), ("se", 1), ("p", 2), ("ser", 1)]
    tasks = await handle(order, [(inline(text, user), works(text)) for text, user in typed] + [(said(1), works("hi"))])
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*tasks)
    assert sorted(done) == ["hi", "p", "s", "ser"]
    await order.process_update(inline("again", 1), works("again"))
    assert done[-1] == "again"


async def test_a_failed_update_lets_the_next_one_pass():
    order, done = InOrder(), []

    async def fails():
        raise ZeroDivisionError

    async def works():
        done.append(1)

    await asyncio.gather(*await handle(order, [(said(1), fails()), (said(1), works())]), return_exceptions=True)
    assert done == [1]


async def test_what_is_no_update_is_handled_too():
    done = []

    async def works():
        done.append(1)

    await InOrder().process_update(object(), works())
    assert done == [1]


async def test_a_chat_that_is_quiet_leaves_nothing_behind():
    order = InOrder()

    async def works():
        assert order.busy == 1

    for chat in range(1, 5):
        await order.process_update(said(chat), works())
    assert order.busy == 0


async def test_an_update_cancelled_while_it_waits_is_passed_over_and_lets_nobody_overtake():
    order, gate, done = InOrder(), asyncio.Event(), []

    async def slow():
        await gate.wait()
        done.append("first")

    async def works(name):
        done.append(name)

    first, second, third = await handle(
        order, [(said(1), slow()), (said(1), works("second")), (said(1), works("third"))]
    )
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait([second])
    assert done == []
    gate.set()
    await asyncio.gather(first, third)
    assert done == ["first", "third"]


async def test_who_waits_for_telegram_holds_no_place_but_keeps_the_order_of_the_chat():
    order, gate, done = InOrder(at_once=1), asyncio.Event(), []

    async def waits():
        async with stepped_aside():
            await gate.wait()
        done.append("waited")

    async def works(name):
        done.append(name)

    waiting, after, other = await handle(
        order, [(said(1), waits()), (said(1), works("after")), (said(2), works("other"))]
    )
    await asyncio.wait_for(other, 2)
    assert done == ["other"]
    gate.set()
    await asyncio.gather(waiting, after)
    assert done == ["other", "waited", "after"]


async def test_a_wait_that_is_cancelled_leaves_every_place_free():
    order, done = InOrder(at_once=1), []

    async def waits():
        async with stepped_aside():
            await asyncio.Event().wait()

    async def works():
        done.append(1)

    (waiting,) = await handle(order, [(said(1), waits())])
    await asyncio.sleep(0)
    await order.process_update(said(2), works())
    waiting.cancel()
    await asyncio.wait([waiting])
    await asyncio.wait_for(order.process_update(said(1), works()), 2)
    assert done == [1, 1]
