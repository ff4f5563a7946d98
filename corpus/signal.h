#pragma once
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace corpus {

// A subscription; ends when it is destroyed (or the signal is).
class Connection {
 public:
  Connection() = default;
  explicit Connection(std::function<void()> disconnect)
      : disconnect_(new std::function<void()>(std::move(disconnect)), [](std::function<void()>* end) {
          (*end)();
          delete end;
        }) {}

 private:
  std::unique_ptr<std::function<void()>, void (*)(std::function<void()>*)> disconnect_{nullptr, nullptr};
};

// Tells its subscribers, in the order they came, on the thread that emits. Subscribers may come and go while
// it does.
template <typename... Arguments>
class Signal {
 public:
  using Slot = std::function<void(Arguments...)>;

  [[nodiscard]] Connection connect(Slot slot) {
    const auto key = slots_->next++;
    slots_->slots.emplace(key, std::move(slot));
    return Connection([weak = std::weak_ptr<Slots>(slots_), key] {
      if (auto slots = weak.lock()) slots->slots.erase(key);
    });
  }

  void emit(Arguments... arguments) const {
    const auto slots = slots_;  // survives a subscriber that ends the signal
    int last = -1;
    for (auto next = slots->slots.upper_bound(last); next != slots->slots.end();
         next = slots->slots.upper_bound(last)) {
      last = next->first;
      const Slot slot = next->second;
      slot(arguments...);
    }
  }

 private:
  struct Slots {
    int next = 0;
    std::map<int, Slot> slots;
  };
  std::shared_ptr<Slots> slots_ = std::make_shared<Slots>();
};

}  // namespace corpus
