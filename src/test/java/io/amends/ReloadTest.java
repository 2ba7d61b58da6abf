package io.amends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.channel.api.FlowsControl.Installed;
import io.amends.channel.api.FlowsControl.Invalid;
import io.amends.channel.api.FlowsControl.NothingOnDisk;
import io.amends.channel.api.FlowsControl.ReloadResult;
import io.amends.channel.api.FlowsControl.UnderWay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows and model are installed together or not at all, and the old ones go on until then. */
class ReloadTest {

  private static final String WRONG_FLOW = "flow: nonsense\n";
  private static final String WRONG_LINE = "give it back => refnd 1";
  private static final String RIGHT_LINE = "give all of it back => refund 1";

  @TempDir private Path folder;
  private ShopOnDisk shop;

  @BeforeEach
  void open() {
    shop = ShopOnDisk.in(folder);
  }

  @AfterEach
  void close() {
    shop.reload().close();
  }

  @Test
  void the_old_model_understands_until_the_new_one_is_trained() throws Exception {
    var old = shop.hashes();
    shop.trainer().waits();
    shop.intents().adds(RIGHT_LINE);
    shop.editsFlows();

    var answer = begun();
    shop.trainer().awaitBegun();

    assertThat(answer).isNotDone();
    assertThat(shop.understoodBy()).isEqualTo(old.model());
    assertThat(shop.hashes()).isEqualTo(old);

    shop.trainer().goesOn();
    var installed = (Installed) result(answer);

    assertThat(installed.model().hash()).isEqualTo(shop.intents().hash());
    assertThat(installed.model().changed()).isTrue();
    assertThat(installed.model().training()).isPositive();
    assertThat(installed.changed()).isTrue();
    assertThat(shop.understoodBy()).isEqualTo(installed.model().hash()).isNotEqualTo(old.model());
    assertThat(shop.hashes().flows()).isEqualTo(installed.hash()).isNotEqualTo(old.flows());
  }

  @Test
  void what_did_not_change_is_not_trained_again() throws Exception {
    var old = shop.hashes();

    var installed = (Installed) result(begun());

    assertThat(installed.changed()).isFalse();
    assertThat(installed.model().changed()).isFalse();
    assertThat(installed.model().training()).isZero();
    assertThat(shop.trainer().runs()).isZero();
    assertThat(shop.hashes()).isEqualTo(old);
  }

  @Test
  void flows_alone_are_installed_without_training() throws Exception {
    var old = shop.hashes();
    shop.editsFlows();

    var installed = (Installed) result(begun());

    assertThat(installed.changed()).isTrue();
    assertThat(shop.trainer().runs()).isZero();
    assertThat(shop.hashes().model()).isEqualTo(old.model());
  }

  @Test
  void problems_of_flows_and_of_intents_come_together_and_nothing_is_installed() throws Exception {
    var old = shop.hashes();
    shop.writesFlow("nonsense.yaml", WRONG_FLOW);
    var line = shop.intents().adds(WRONG_LINE);
    shop.intents().write("lexicons/negation.yaml", "about: none\n");

    var problems = ((Invalid) result(begun())).problems();

    assertThat(problems)
        .contains(
            new FlowProblem(
                "intents/small.yaml",
                line,
                "has the unknown label \"refnd\"",
                "Did you mean \"refund\"?"))
        .anyMatch(each -> each.file().equals("dialog-flows/nonsense.yaml") && each.line() > 0)
        .anyMatch(each -> each.file().equals("intents/lexicons/negation.yaml"));
    assertThat(shop.trainer().runs()).isZero();
    assertThat(shop.hashes()).isEqualTo(old);
  }

  @Test
  void an_invalid_flow_keeps_the_new_model_out() throws Exception {
    var old = shop.hashes();
    shop.writesFlow("nonsense.yaml", WRONG_FLOW);
    shop.intents().adds(RIGHT_LINE);

    assertThat(result(begun())).isInstanceOf(Invalid.class);
    assertThat(shop.trainer().runs()).isZero();
    assertThat(shop.hashes()).isEqualTo(old);
  }

  @Test
  void an_invalid_line_keeps_the_new_flows_out() throws Exception {
    var old = shop.hashes();
    shop.editsFlows();
    shop.intents().adds(WRONG_LINE);

    assertThat(result(begun())).isInstanceOf(Invalid.class);
    assertThat(shop.hashes()).isEqualTo(old);
    assertThat(shop.understoodBy()).isEqualTo(old.model());
  }

  @Test
  void a_line_that_becomes_wrong_after_the_check_keeps_everything_out_too() throws Exception {
    var old = shop.hashes();
    shop.trainer().waits();
    shop.editsFlows();
    shop.intents().adds(RIGHT_LINE);

    var answer = begun();
    shop.trainer().awaitBegun();
    shop.intents().adds(WRONG_LINE);
    shop.trainer().goesOn();

    assertThat(((Invalid) result(answer)).problems()).hasSize(1);
    assertThat(shop.hashes()).isEqualTo(old);
  }

  @Test
  void a_second_reload_is_refused_while_one_is_under_way_and_taken_after_it() throws Exception {
    shop.trainer().waits();
    shop.intents().adds(RIGHT_LINE);
    var first = begun();
    shop.trainer().awaitBegun();

    assertThat(result(begun())).isEqualTo(new UnderWay());

    shop.trainer().goesOn();
    assertThat(result(first)).isInstanceOf(Installed.class);
    shop.intents().adds("another one => refund 1");
    assertThat(result(begun())).isInstanceOf(Installed.class);
    assertThat(shop.understoodBy()).isEqualTo(shop.intents().hash());
    assertThat(shop.trainer().runs()).isEqualTo(2);
  }

  @Test
  void it_goes_on_when_nobody_waits_for_it_any_more() throws Exception {
    shop.trainer().waits();
    shop.intents().adds(RIGHT_LINE);
    var installed = new CompletableFuture<String>();
    var old = shop.hashes().model();
    shop.model()
        .whenInstalled(
            hash -> {
              if (!hash.equals(old)) {
                installed.complete(hash);
              }
            });

    var waiting = shop.reload().reload().subscribe();
    shop.trainer().awaitBegun();
    waiting.dispose();
    shop.trainer().goesOn();

    assertThat(installed.get(30, TimeUnit.SECONDS)).isEqualTo(shop.intents().hash());
    assertThat(shop.trainer().wasInterrupted()).isFalse();
    assertThat(resultOfNext()).isInstanceOf(Installed.class);
  }

  @Test
  void a_training_that_fails_changes_nothing_and_the_next_one_is_taken() throws Exception {
    var old = shop.hashes();
    shop.editsFlows();
    shop.intents().adds(RIGHT_LINE);
    shop.trainer().fails();

    assertThatThrownBy(() -> result(begun())).hasRootCauseMessage("no memory");
    assertThat(shop.hashes()).isEqualTo(old);

    shop.trainer().works();
    assertThat(result(begun())).isInstanceOf(Installed.class);
  }

  @Test
  void flows_that_cannot_be_kept_keep_the_new_model_out() {
    var old = shop.hashes();
    shop.editsFlows();
    shop.intents().adds(RIGHT_LINE);
    shop.diskIsFull();

    assertThatThrownBy(() -> result(begun())).hasRootCauseMessage("disk full");
    assertThat(shop.hashes()).isEqualTo(old);
    assertThat(shop.understoodBy()).isEqualTo(old.model());
  }

  @Test
  void nothing_is_installed_after_the_end() throws Exception {
    var old = shop.hashes();
    shop.trainer().waits();
    shop.editsFlows();
    shop.intents().adds(RIGHT_LINE);
    var answer = begun();
    shop.trainer().awaitBegun();

    shop.reload().close();
    shop.trainer().goesOn();

    assertThatThrownBy(() -> result(answer)).isInstanceOf(Exception.class);
    assertThat(shop.hashes()).isEqualTo(old);
  }

  @Test
  void it_trains_on_threads_of_its_own_and_leaves_a_core_to_the_service() throws Exception {
    shop.intents().adds(RIGHT_LINE);
    result(begun());

    var cores = Runtime.getRuntime().availableProcessors();
    assertThat(shop.trainer().thread()).startsWith("training-");
    assertThat(shop.trainer().parallelism()).isEqualTo(Math.max(1, cores - 1));
  }

  @Test
  void a_folder_that_is_gone_is_told() throws Exception {
    shop = ShopOnDisk.in(folder.resolve("another"));
    shop.losesItsFolders();

    assertThat(((Invalid) result(begun())).problems())
        .satisfiesExactly(
            flows -> assertThat(flows.remedy()).contains("amends.flows"),
            intents -> assertThat(intents.remedy()).contains("amends.intents"));
  }

  @Test
  void a_folder_without_a_line_to_learn_from_is_told() throws Exception {
    Files.delete(shop.intents().folder().resolve("small.yaml"));

    assertThat(((Invalid) result(begun())).problems())
        .containsExactly(
            new FlowProblem(
                "intents/", 0, "holds no utterances", "Add a file such as refund.yaml"));
  }

  @Test
  void intents_alone_can_be_on_disk() throws Exception {
    shop = ShopOnDisk.withFlowsOfTheJar(folder.resolve("another"));
    var old = shop.hashes();
    shop.intents().adds(RIGHT_LINE);

    var installed = (Installed) result(begun());

    assertThat(installed.hash()).isEqualTo(old.flows());
    assertThat(installed.changed()).isFalse();
    assertThat(installed.model().changed()).isTrue();
  }

  @Test
  void flows_alone_can_be_on_disk() throws Exception {
    shop = ShopOnDisk.withModelOfTheJar(folder.resolve("another"));
    var old = shop.hashes();
    shop.editsFlows();

    var installed = (Installed) result(begun());

    assertThat(installed.changed()).isTrue();
    assertThat(installed.model().changed()).isFalse();
    assertThat(shop.hashes().model()).isEqualTo(old.model());
  }

  @Test
  void without_folders_there_is_nothing_to_install() throws Exception {
    shop = ShopOnDisk.withNothing(folder.resolve("another"));

    assertThat(result(begun())).isEqualTo(new NothingOnDisk());
  }

  private CompletableFuture<ReloadResult> begun() {
    return shop.reload().reload().toFuture();
  }

  /** The one before may still have a step to go. */
  private ReloadResult resultOfNext() throws Exception {
    var hang = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    var next = result(begun());
    while (next instanceof UnderWay && System.nanoTime() < hang) {
      next = result(begun());
    }
    return next;
  }

  private static ReloadResult result(CompletableFuture<ReloadResult> answer) throws Exception {
    return answer.get(30, TimeUnit.SECONDS);
  }
}
