"""Updates of one chat in order, chats side by side, and never too many at once."""

import asyncio

from telegram import Chat, Message, Update, User

from bot.chat.order import InOrder


def said(chat):
    message = Message(1, None, Chat(chat, Chat.PRIVATE), from_user=User(chat, "Ana", is_bot=False))
    return Update(1, message=message)


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
