import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import panel from '../../../desk/Desk.module.css';
import { ProfileForm } from '../../../desk/rules/ProfileForm';
import { ProfileTable } from '../../../desk/rules/ProfileTable';
import { ProfileTrial } from '../../../desk/rules/ProfileTrial';
import { RulePage } from '../../../desk/rules/RulePage';
import { profilesQuery } from '../../../desk/rules/ruleQuery';

/** 脱敏模板 (M31): how columns are recognised, and what is proposed for them. */
export default function DeskProfiles(): ReactNode {
  const [adding, setAdding] = useState(false);
  return (
    <RulePage
      title="脱敏模板"
      lead="部门报送时，系统按模板认出敏感的列，建议怎样处理（第三十一条）；由部门决定，已发布的不变。"
      query={profilesQuery}
    >
      {({ data: { desensitizationProfiles: profiles }, keeps, reload }) => (
        <>
          {keeps && !adding ? (
            <p className={page.bar}>
              <Button data-testid="add-profile" onClick={() => setAdding(true)}>
                新增模板
              </Button>
            </p>
          ) : null}
          {keeps && adding ? (
            <div className={panel.panel}>
              <h2>新增模板</h2>
              <ProfileForm
                position={(profiles.at(-1)?.position ?? -1) + 1}
                done={() => {
                  setAdding(false);
                  reload();
                }}
                leave={() => setAdding(false)}
              />
            </div>
          ) : null}
          <h2>现行模板</h2>
          <ProfileTable profiles={profiles} keeps={keeps} reload={reload} />
          <h2>试一试</h2>
          <ProfileTrial />
        </>
      )}
    </RulePage>
  );
}
