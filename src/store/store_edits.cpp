// SPDX-License-Identifier: Apache-2.0
// Edits are kept when undone, so that the history of a store tells who was taken for whom, and when that changed.
#include "store/store_impl.h"

namespace runut {

std::vector<Store::NumberedEdit> Store::edits() const {
  std::vector<NumberedEdit> all;
  auto rows = impl_->db.prepare("SELECT edit, undone, kind, actor, other, article, name FROM actor_edit ORDER BY edit");
  while (rows.step()) {
    if (rows.integer(2) < 0 || rows.integer(2) > 2) impl_->damaged("the table actor_edit");
    const ActorEdit edit{static_cast<ActorEdit::Kind>(rows.integer(2)), std::string(rows.text(3)),
                         std::string(rows.text(4)), std::string(rows.text(5)), std::string(rows.text(6))};
    all.push_back({rows.integer(0), rows.integer(1) != 0, edit});
  }
  return all;
}

std::vector<ActorEdit> Store::edits_in_force() const {
  std::vector<ActorEdit> in_force;
  for (auto& numbered : edits()) {
    if (!numbered.undone) in_force.push_back(std::move(numbered.edit));
  }
  return in_force;
}

std::int64_t Store::record(const ActorEdit& edit) {
  Transaction transaction(impl_->db);
  impl_->db.prepare("INSERT INTO actor_edit VALUES(NULL, 0, ?, ?, ?, ?, ?)")
      .bind(1, static_cast<std::int64_t>(edit.kind))
      .bind(2, edit.actor)
      .bind(3, edit.other)
      .bind(4, edit.article)
      .bind(5, edit.name)
      .run();
  const auto number = impl_->db.last_row();
  impl_->db.execute("UPDATE state SET stale = 1");
  transaction.commit();
  return number;
}

bool Store::undo(std::int64_t number) {
  Transaction transaction(impl_->db);
  impl_->db.prepare("UPDATE actor_edit SET undone = 1 WHERE edit = ? AND undone = 0").bind(1, number).run();
  if (impl_->db.changes() == 0) return false;
  impl_->db.execute("UPDATE state SET stale = 1");
  transaction.commit();
  return true;
}

}  // namespace runut
